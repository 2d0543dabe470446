import type { CalendarYear } from '../types';
import y2019 from '../../data/calendars/2019.json';
import y2020 from '../../data/calendars/2020.json';
import y2021 from '../../data/calendars/2021.json';
import y2022 from '../../data/calendars/2022.json';
import y2023 from '../../data/calendars/2023.json';
import y2024 from '../../data/calendars/2024.json';
import y2025 from '../../data/calendars/2025.json';
import y2026 from '../../data/calendars/2026.json';
import y2027 from '../../data/calendars/2027.json';

/** The Russian five-day production calendar that ships with the product; published as events at the first start. */
export const builtInCalendars: readonly CalendarYear[] = [
  y2019,
  y2020,
  y2021,
  y2022,
  y2023,
  y2024,
  y2025,
  y2026,
  y2027,
];
