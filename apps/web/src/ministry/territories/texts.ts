import { texts } from '../../i18n';

export const useTerritoryTexts = texts(
  'territories',
  {
    title: 'Территории',
    lead: 'Движение за квартал по районам и городам',
    territory: 'Территория',
    change: 'К прошлому году',
    minors: 'Детей на конец',
    state: 'Состояние',
    chart: 'На конец квартала',
    table: 'Таблица территорий',
    total: 'Вся область',
  },
  {
    title: 'Territories',
    lead: 'Movement in the quarter by districts and towns',
    territory: 'Territory',
    change: 'To last year',
    minors: 'Children at the end',
    state: 'State',
    chart: 'At the end of the quarter',
    table: 'Table of territories',
    total: 'The whole region',
  },
);
