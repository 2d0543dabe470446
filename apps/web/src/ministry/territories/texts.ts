import { texts } from '../../i18n';

export const useTerritoryTexts = texts(
  'territories',
  {
    title: 'Территории',
    lead: 'Движение за квартал по районам и городам',
    territory: 'Территория',
    change: 'К прошлому году',
    yearly: '{{change}} за год',
    state: 'Состояние',
    map: 'Карта территорий',
    figure: 'Что показать на карте',
    legend: 'Что значат оттенки',
    none: 'нет',
    ranked: 'Карта таблицей',
    table: 'Таблица территорий',
  },
  {
    title: 'Territories',
    lead: 'Movement in the quarter by districts and towns',
    territory: 'Territory',
    change: 'To last year',
    yearly: '{{change}} in a year',
    state: 'State',
    map: 'Map of territories',
    figure: 'What the map shows',
    legend: 'What the shades mean',
    none: 'none',
    ranked: 'The map as a table',
    table: 'Table of territories',
  },
);
