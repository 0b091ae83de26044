import { openapiDocument } from '../../api/openapi.ts';
import type { Command } from '../command.ts';

export const openapi: Command = {
  name: 'openapi',
  summary: 'Print the OpenAPI 3.1 document of the HTTP interface.',
  usage: '',
  options: {},
  takes: { least: 0, most: 0 },
  run: async ({ terminal }) => {
    const document = openapiDocument();
    terminal.result(document, JSON.stringify(document, null, 2));
    return 0;
  },
};
