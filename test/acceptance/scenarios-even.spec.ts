import { playEveryOther } from './playing';

playEveryOther(0);
