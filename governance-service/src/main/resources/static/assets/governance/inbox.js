// What the pages do beyond links and forms; without it they work, too.
(() => {
  'use strict';

  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  const keptAt = document.querySelector('meta[name="kept-at"]')?.content;
  const LONGEST_KEPT = 24 * 60 * 60 * 1000;
  let unsent = 0;
  let leaving = false;

  const tell = (message) => worker?.ready.then((ready) => ready.active?.postMessage(message));

  function say(text) {
    const place = document.getElementById('connection');
    if (!place) return;
    place.textContent = text;
    place.hidden = text === '';
  }

  // A yes needs the connection: what has changed meanwhile would not be seen. A no and a not-yet are kept and sent.
  function offline(isOffline) {
    document.documentElement.classList.toggle('is-offline', isOffline);
    const old = keptAt && Date.now() - Date.parse(keptAt) > LONGEST_KEPT;
    document.querySelectorAll('button[value="approve"], button[value="escalate"], .escalation button, .step-up button, .by-passkey, .together button, '
        + 'form[action$="/together"] .yes')
        .forEach((button) => { button.disabled = isOffline; });
    document.querySelectorAll('button[value="deny"], button[value="defer"], button[value="veto"]')
        .forEach((button) => { button.disabled = isOffline && Boolean(old); });
    if (!isOffline) return say(unsent ? waitingText() : '');
    const seen = keptAt ? ` You see what was there on ${new Date(keptAt).toLocaleString()}.` : '';
    say(old
        ? `No connection.${seen} That is too long ago to decide by.`
        : `No connection.${seen} A yes needs the connection; a no is kept and sent later.${unsent ? ' ' + waitingText() : ''}`);
  }

  const waitingText = () => unsent === 1 ? '1 decision waits to be sent.' : `${unsent} decisions wait to be sent.`;

  let again = 0;

  async function check() {
    clearTimeout(again);
    if (!document.querySelector('.who')) return tell({ kind: 'news' });
    try {
      const answer = await fetch('/approvals/session', { redirect: 'manual', headers: { Accept: 'application/json' } });
      offline(false);
      if (answer.ok) tell({ kind: 'person', subject: (await answer.json()).subject });
    } catch {
      offline(true);
      tell({ kind: 'news' });
      // a browser behind a router that lost its line believes to be online all the time
      again = setTimeout(check, 10000);
    }
  }

  if (worker) {
    worker.register('/approvals/worker.js', { scope: '/approvals' }).then(check, check);
    worker.addEventListener('message', ({ data }) => {
      unsent = data.unsent ?? unsent;
      if (data.refused?.length) {
        say(`Not taken, because it was decided otherwise or too late: ${data.refused.join(', ')}.`);
      } else if (data.sent) {
        say(data.sent === 1 ? 'Your decision was sent.' : `Your ${data.sent} decisions were sent.`);
      } else if (unsent) {
        const { textContent } = document.getElementById('connection') ?? {};
        if (!textContent?.includes(waitingText())) say(`${textContent ?? ''} ${waitingText()}`.trim());
      }
    });
  } else {
    check();
  }
  window.addEventListener('online', check);
  window.addEventListener('offline', () => offline(true));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && check());

  // What is kept on this device goes with the person; what is not sent yet would be lost, and is said so once.
  document.querySelector('form.who')?.addEventListener('submit', (event) => {
    if (unsent && !leaving) {
      event.preventDefault();
      leaving = true;
      say(`${waitingText()} Log out again to lose them.`);
      return;
    }
    tell({ kind: 'forget' });
  });

  // A browser that can be told names itself: its push service gives it an address, the person gives it a name.
  const naming = document.getElementById('naming');
  if (naming && worker && 'PushManager' in window && 'Notification' in window) {
    const state = document.getElementById('naming-state');
    state.textContent = 'You can be told on this device.';
    naming.hidden = false;
    naming.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        if (await Notification.requestPermission() !== 'granted') {
          state.textContent = 'This browser was told to show no messages from here. Allow them in its settings, then try again.';
          return;
        }
        const { pushManager } = await worker.ready;
        const subscription = await pushManager.getSubscription()
            ?? await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: naming.dataset.key });
        const { endpoint, keys } = subscription.toJSON();
        naming.elements.endpoint.value = endpoint;
        naming.elements.p256dh.value = keys.p256dh;
        naming.elements.auth.value = keys.auth;
        naming.submit();
      } catch (e) {
        state.textContent = `The push service of this browser gave no address (${e.name}). Nothing was changed.`;
      }
    });
  }

  // Countdowns, rounded down like those of the server.
  function remaining(milliseconds) {
    const minutes = Math.floor(milliseconds / 60000);
    const counted = (number, unit) => `${number} ${unit}${number === 1 ? '' : 's'}`;
    if (milliseconds <= 0) return 'no time left';
    if (minutes < 1) return 'less than a minute left';
    if (minutes < 60) return `${counted(minutes, 'minute')} left`;
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return `${counted(hours, 'hour')} ${counted(minutes % 60, 'minute')} left`;
    return `${counted(Math.floor(hours / 24), 'day')} ${counted(hours % 24, 'hour')} left`;
  }
  // The business clock may not be this device's: count from what the server said when it said it.
  const loadedAt = Date.now();
  const left = new WeakMap();
  setInterval(() => document.querySelectorAll('time.countdown[data-left]').forEach((time) => {
    if (!left.has(time)) left.set(time, { ms: Number(time.dataset.left), since: Date.now() });
    const { ms, since } = left.get(time);
    time.textContent = remaining(ms - (Date.now() - since));
  }), 10000);
  document.querySelectorAll('time.countdown[data-left]').forEach((time) =>
    left.set(time, { ms: Number(time.dataset.left), since: loadedAt }));

  // What was chosen stays chosen when the list changes under it.
  let chosen = new Set();
  let unfolded = false;
  document.addEventListener('htmx:beforeSwap', () => {
    unfolded = document.querySelector('#cards .by-precedent')?.open ?? false;
    chosen = new Set([...document.querySelectorAll('#cards input:checked')].map((box) => box.value));
  });
  document.addEventListener('htmx:afterSwap', () => {
    const fold = document.querySelector('#cards .by-precedent');
    if (fold) fold.open = unfolded;
    document.querySelectorAll('#cards input[type=checkbox]').forEach((box) => { box.checked = chosen.has(box.value); });
  });

  // The menu closes as menus do; without this its own button closes it.
  const more = document.getElementById('more');
  document.addEventListener('click', (event) => {
    if (more && !more.contains(event.target)) more.open = false;
  });
  more?.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    more.open = false;
    more.querySelector('summary').focus();
  });

  // Keys, where nobody is writing.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') {
      const cards = [...document.querySelectorAll('a.card')];
      const at = cards.indexOf(document.activeElement);
      const next = key === 'j' ? Math.min(at + 1, cards.length - 1) : Math.max(at - 1, 0);
      cards[next]?.focus();
    } else if (key === 'x') {
      document.activeElement.closest('.card-frame')?.querySelector('input[type=checkbox]')?.click();
    } else if (key === 'a') {
      // goes to the yes and does not say it
      document.querySelector('.approve input:not([type=hidden]), .approve textarea, button[value="approve"]')?.focus();
    } else if (key === 'd') {
      document.getElementById('reason')?.focus();
    } else if (key === 'e') {
      const passOn = document.getElementById('pass-on');
      if (passOn) passOn.open = true;
      document.getElementById('pass-on-reason')?.focus();
    } else if (key === 'v') {
      const veto = document.getElementById('veto');
      if (veto) veto.open = true;
      document.getElementById('category')?.focus();
    } else {
      return;
    }
    event.preventDefault();
  });
})();
