import { Account } from './account';
import { SearchBox } from './search-box';

/** The search and the account in the bar. */
export default function Tools() {
  return (
    <>
      <SearchBox />
      <Account />
    </>
  );
}
