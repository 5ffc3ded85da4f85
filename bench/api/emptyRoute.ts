import express from 'express';

// What Express itself costs: one route that answers nothing much, in a process of its own.
const app = express();
app.get('/', (_request, response) => void response.json({}));
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') {
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}/` })}\n`);
  }
});
