// Keeps the pages a Governor has seen, to be read without a connection, and what they decided meanwhile: a no, a
// not-yet, a veto. Never a yes.
'use strict';

const FILES = 'governance-files-1';
const PAGES = 'governance-pages-1';
const MOST_PAGES = 60;
const LONGEST_KEPT = 24 * 60 * 60 * 1000;
const KEPT_AT = 'X-Kept-At';
const OFFLINE = '/approvals/offline';
const NEVER_KEPT = new Set(['/approvals/stream', '/approvals/session', '/approvals/worker.js', '/approvals/cards',
  '/approvals/together', '/approvals/refused', '/approvals/passkeys', '/approvals/devices']);
const MAY_WAIT = new Set(['deny', 'defer', 'veto']);
const NEEDED = [OFFLINE, '/assets/governance/governance.css', '/assets/governance/inbox.js', '/assets/governance/passkeys.js',
  '/assets/governance/icon.svg', '/assets/governance/htmx/htmx.min.js', '/assets/governance/htmx/sse.js'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(NEEDED)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== FILES && name !== PAGES)
          .map((name) => caches.delete(name))))
      .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === 'GET' && url.pathname.startsWith('/assets/governance/')) {
    event.respondWith(file(request));
  } else if (request.method === 'GET' && request.mode === 'navigate' && url.pathname.startsWith('/approvals')
      && !NEVER_KEPT.has(url.pathname)) {
    event.respondWith(page(request, url));
  } else if (request.method === 'POST' && /^\/approvals\/[0-9a-f-]{36}\/(decision|veto)$/.test(url.pathname)) {
    event.respondWith(decision(request, url));
  }
});

self.addEventListener('message', (event) => {
  if (event.data.kind === 'person') event.waitUntil(person(event.data.subject).then(list).then(send));
  if (event.data.kind === 'news') event.waitUntil(news({}));
  if (event.data.kind === 'forget') event.waitUntil(forget());
});

// A message says that something waits and where; it decides nothing. That it has arrived is said with the token it brought.
self.addEventListener('push', (event) => {
  const message = event.data?.json() ?? {};
  event.waitUntil(Promise.all([
    self.registration.showNotification(message.title ?? 'WAOOAW', {
      body: message.body, tag: message.tag, icon: '/assets/governance/icon.svg', data: { url: message.url },
    }),
    message.receipt ? arrived(message.receipt) : null,
  ]));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.url ?? '/approvals', self.location.origin);
  // a message leads to this inbox and nowhere else
  if (url.origin === self.location.origin) event.waitUntil(self.clients.openWindow(url.href));
});

async function arrived(token) {
  try {
    await fetch('/deliveries/push', { method: 'POST', credentials: 'omit',
      headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }) });
  } catch {
    // the message is shown all the same; that it was is not known then
  }
}

async function file(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(FILES)).put(request, answer.clone());
    return answer;
  } catch (e) {
    const kept = await (await caches.open(FILES)).match(request);
    if (kept) return kept;
    throw e;
  }
}

// The list is what an installed app begins with: it is kept from the first visit on, which no worker has seen yet.
async function list() {
  const pages = await caches.open(PAGES);
  if (await pages.match('/approvals')) return;
  try {
    await keep(pages, '/approvals', await fetch('/approvals'));
  } catch {
    // it is there the next time
  }
}

async function keep(pages, key, answer) {
  if (!answer.ok || answer.type !== 'basic' || answer.redirected
      // to change a text is half of a yes, and a yes needs the connection
      || key.endsWith('/edit')
      || !(answer.headers.get('Content-Type') ?? '').startsWith('text/html')) return;
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  await pages.put(key, new Response(await answer.clone().blob(), { headers }));
  const keys = await pages.keys();
  await Promise.all(keys.slice(0, Math.max(keys.length - MOST_PAGES, 0)).map((old) => pages.delete(old)));
}

async function page(request, url) {
  const pages = await caches.open(PAGES);
  // a link in a message says which message it was; the page is the same
  const key = url.pathname.length > '/approvals/'.length ? url.pathname : url.pathname + url.search;
  try {
    const answer = await fetch(request);
    await keep(pages, key, answer);
    return answer;
  } catch {
    const kept = await pages.match(key);
    if (!kept) return (await (await caches.open(FILES)).match(OFFLINE)) ?? Response.error();
    const html = await kept.text();
    const headers = new Headers(kept.headers);
    headers.delete('Content-Length');
    return new Response(
        html.replace('<head>', `<head><meta name="kept-at" content="${kept.headers.get(KEPT_AT)}">`), { headers });
  }
}

async function decision(request, url) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const form = await copy.formData();
    const verdict = String(form.get('decision'));
    if (!MAY_WAIT.has(verdict)) {
      return said('Nothing was decided', 'A yes needs the connection. Open the approval again when it is back.');
    }
    form.delete('_csrf');
    const person = await read('person', 'subject');
    await write('unsent', crypto.randomUUID(),
        { path: url.pathname, fields: [...form.entries()].map(([k, v]) => [k, String(v)]), at: Date.now(), person });
    await news({});
    return said('Kept, and not sent yet',
        'Your decision is on this device and is sent as soon as there is a connection and this app is open. '
        + 'Until then nothing has changed.');
  }
}

// Sends what was kept, the oldest first. The same decision twice is one decision, so a lost answer does no harm.
let sending = null;
function send() {
  sending ??= sendAll().finally(() => { sending = null; });
  return sending;
}

async function sendAll() {
  const kept = (await all('unsent')).sort((a, b) => a.value.at - b.value.at);
  if (kept.length === 0) return news({});
  const session = await fetch('/approvals/session', { redirect: 'manual' });
  if (!session.ok) return news({});
  const { subject, parameter, token } = await session.json();
  const refused = [];
  let sent = 0;
  for (const { key, value } of kept) {
    if (value.person && value.person !== subject) continue;
    if (Date.now() - value.at > LONGEST_KEPT) {
      refused.push(value.path.split('/')[2]);
      await remove('unsent', key);
      continue;
    }
    const body = new URLSearchParams([...value.fields, [parameter, token]]);
    const answer = await fetch(value.path, { method: 'POST', body, redirect: 'manual' });
    if (answer.type === 'opaqueredirect' || answer.ok) {
      sent++;
    } else if (answer.status >= 500 || answer.status === 429 || answer.status === 403) {
      break;
    } else {
      refused.push(value.path.split('/')[2]);
    }
    await remove('unsent', key);
  }
  return news({ sent, refused });
}

async function person(subject) {
  const before = await read('person', 'subject');
  if (before && before !== subject) await caches.delete(PAGES);
  await write('person', 'subject', subject);
}

async function forget() {
  await caches.delete(PAGES);
  for (const { key } of await all('unsent')) await remove('unsent', key);
  await remove('person', 'subject');
}

async function news(what) {
  const unsent = (await all('unsent')).length;
  for (const client of await self.clients.matchAll()) client.postMessage({ unsent, ...what });
}

function said(title, text) {
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · WAOOAW Governance</title>
<link rel="stylesheet" href="/assets/governance/governance.css"></head><body><main id="main"><h1>${title}</h1><p>${text}</p>
<p><a class="button" href="/approvals">What waits</a></p></main></body></html>`;
  return new Response(html, { status: 200, headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'",
  } });
}

// A small store.
function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('governance', 1);
    asked.onupgradeneeded = () => ['unsent', 'person'].forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(store, mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const asked = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const read = (store, key) => within(store, 'readonly', (rows) => rows.get(key));
const write = (store, key, value) => within(store, 'readwrite', (rows) => rows.put(value, key));
const remove = (store, key) => within(store, 'readwrite', (rows) => rows.delete(key));

async function all(store) {
  const keys = await within(store, 'readonly', (rows) => rows.getAllKeys());
  return Promise.all(keys.map(async (key) => ({ key, value: await read(store, key) })));
}
