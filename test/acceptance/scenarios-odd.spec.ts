import { playEveryOther } from './playing';

playEveryOther(1);
