import { serveWriter } from '../sqlite/serve-writer';
import { appendWriter } from './append-writer';
import { openLogFile } from './schema';

serveWriter((start: { readonly file: string }) => appendWriter(openLogFile(start.file)));
