import { setNonce } from 'get-nonce';
import { styleNonce } from './style-nonce';

// A dialog locks the scrolling by a style element of a library under Mantine, which asks here.
setNonce(styleNonce());
