// Edits on their way to the kernel, and what is said of them. Nothing is taken for saved before the kernel says so, and
// until then it lies on a shelf of the browser, from which a later form brings it back.

const QUIET = 600; // milliseconds without a key before what was typed is sent
const PATIENCE = 6000; // milliseconds after which a kernel that says nothing is said to say nothing
const LOOK = 5000; // milliseconds between two looks whether another window has saved
const NO_ANSWER = 'the notebook does not answer. Press the double arrow ▶▶ above to start it again.';

const shelfOf = name => `rightmix:${name}:`;

/** A message to the kernel about the work that this form shows. False where there is nobody to hear it. */
function tellKernel(form, message) {
  try {
    form.model.send({ view: form.token, shelf: form.page.shelf, ...message });
    return true;
  } catch (refused) {
    return false;
  }
}

function saving(form) {
  const { page } = form;
  const place = `${shelfOf(page.shelf)}${form.token}`;
  let pending = {}; // by question: edits that wait
  let bases = {}; // by question: the revision at which it was last seen before its edit
  let sent = null; // the message that is on its way: { number, edits, bases, draft }
  let refused = {}; // by question: edits that the kernel has and the disk has not
  let number = 0;
  let timer = null;
  let late = null;
  let isOver = false;
  let waiting = []; // what is to be done when nothing is on its way

  const isIdle = () => sent === null && !Object.keys(pending).length;

  function edit(question, value, soon) {
    if (isOver) return; // a box that was taken away may still tell of its change
    if (same(value, question in pending ? pending[question] : sent && question in sent.edits ? sent.edits[question] : form.state.answers[question])) {
      if (!soon && question in pending) send(); // leaving a box sends what was typed in it
      return;
    }
    pending[question] = value;
    bases[question] ??= form.revision;
    keep();
    if (form.saved.dataset.kind !== 'problem') say(form, 'busy', 'Saving…');
    clearTimeout(timer);
    timer = setTimeout(send, soon ? QUIET : 0);
  }

  /** What is not on disk lies on the shelf, so that a page that is closed or a kernel that is gone loses nothing. */
  function keep() {
    const edits = { ...refused, ...(sent ? sent.edits : {}), ...pending };
    const all = { ...(sent ? sent.bases : {}), ...bases };
    try {
      if (Object.keys(edits).length) localStorage.setItem(place, JSON.stringify({ edits, bases: all }));
      else localStorage.removeItem(place);
    } catch (full) { /* a browser without a shelf: the text is still on the screen */ }
  }

  function send(draft = null) {
    if (sent !== null || (!draft && !Object.keys(pending).length)) return;
    number += 1;
    if (draft) {
      sent = { number, ...draft, draft: true };
    } else {
      sent = { number, edits: pending, bases, draft: false };
      pending = {};
      bases = {};
    }
    const heard = tellKernel(form, { kind: draft ? 'recover' : 'edit', shelf: page.shelf, number, edits: sent.edits, bases: sent.bases });
    clearTimeout(late);
    late = setTimeout(() => say(form, 'problem', `Not saved: ${NO_ANSWER} What you wrote is kept in this browser.`), heard ? PATIENCE : 0);
  }

  function replied(reply) {
    if (sent === null || reply.number !== sent.number) return;
    clearTimeout(late);
    const { edits, draft, from } = sent;
    sent = null;
    for (const question of Object.keys(pending)) if (question in edits) bases[question] = reply.revision;
    if (reply.problem) refused = { ...refused, ...edits };
    else refused = {};
    if (draft && !reply.problem && from) try { localStorage.removeItem(from); } catch (none) { /* nothing was kept */ }
    keep();
    if (reply.problem) say(form, 'problem', reply.problem);
    else if (isIdle()) say(form, 'saved', form.state.saved_at);
    else if (form.saved.dataset.kind === 'problem') say(form, 'busy', 'Saving…');
    clearTimeout(timer);
    send();
    settle();
  }

  /** The disk takes again what it had refused. */
  function mended(reply) {
    if (!reply.problem && isIdle() && (Object.keys(refused).length || form.saved.dataset.kind === 'problem')) {
      refused = {};
      keep();
      say(form, 'saved', form.state.saved_at);
    }
  }

  /** Do something when everything before it is with the kernel, or say after a while why not. */
  function whenIdle(work, failed = () => {}) {
    clearTimeout(timer);
    send();
    if (isIdle()) { work(); return; }
    const entry = { work, timer: setTimeout(() => { waiting = waiting.filter(one => one !== entry); failed(); }, PATIENCE) };
    waiting.push(entry);
  }

  function settle() {
    if (!isIdle()) return;
    const due = waiting;
    waiting = [];
    for (const entry of due) { clearTimeout(entry.timer); entry.work(); }
  }

  /** Drafts that earlier forms on this work could not send. */
  function recover() {
    let drafts = [];
    try {
      drafts = Object.keys(localStorage).filter(key => key.startsWith(shelfOf(page.shelf)) && key !== place)
        .map(key => [key, JSON.parse(localStorage.getItem(key))]);
    } catch (broken) { drafts = []; }
    const found = drafts.filter(([, draft]) => draft && typeof draft.edits === 'object' && draft.edits);
    const next = () => {
      const draft = found.shift();
      if (!draft) return;
      whenIdle(() => { send({ edits: draft[1].edits, bases: draft[1].bases ?? {}, from: draft[0] }); whenIdle(next); });
    };
    next();
  }

  const look = () => {
    if (document.visibilityState === 'visible' && form.root.offsetParent !== null && isIdle()) tellKernel(form, { kind: 'look' });
  };
  const every = setInterval(look, LOOK);
  window.addEventListener('focus', look);
  const leaving = () => {
    clearTimeout(timer);
    if (Object.keys(pending).length) tellKernel(form, { kind: 'edit', shelf: page.shelf, number: number + 1, edits: pending, bases });
  };
  window.addEventListener('pagehide', leaving);

  return {
    edit, replied, mended, recover, whenIdle, isOver: () => isOver,
    isWaiting: question => question in pending || (sent !== null && question in sent.edits),
    stop: () => {
      leaving();
      isOver = true;
      clearInterval(every);
      clearTimeout(late);
      for (const entry of waiting) clearTimeout(entry.timer);
      window.removeEventListener('focus', look);
      window.removeEventListener('pagehide', leaving);
    },
  };
}

const SIGNS = { saved: '✓', busy: '…', problem: '!' };

/** What stands beside the title: saved, saving, or not saved and why. */
function say(form, kind, text) {
  if (form.saved.dataset.kind === kind && form.saved.lastChild.textContent === text) return;
  form.saved.dataset.kind = kind;
  form.saved.replaceChildren(make('span', { class: 'rm-sign', 'aria-hidden': 'true' }, SIGNS[kind]), text);
  form.alarm.hidden = kind !== 'problem';
  form.alarm.textContent = kind === 'problem' ? text : '';
}

/** A notice above the questions that stays until it is put away; of each kind only the latest. */
function tell(form, { kind, text, offers }) {
  for (const old of form.notices.querySelectorAll(`[data-kind="${kind}"]`)) old.remove();
  const take = () => {
    for (const { question, value } of offers) {
      if (!form.parts[question]) continue;
      form.answers = { ...form.answers, [question]: value };
      form.parts[question].set(value);
      form.saving.edit(question, value);
    }
    note.remove();
  };
  const note = make('div', { class: 'rm-notice', 'data-kind': kind }, make('span', {}, text),
    offers.length ? button(kind === 'replaced' && offers.length > 1 ? 'Bring them back' : 'Take the other version', take, { class: 'rm-small' }) : null,
    button('Put away', () => note.remove(), { class: 'rm-small', 'aria-label': `Put away: ${text}` }));
  form.notices.append(note);
  announce(form, [...form.notices.children].map(one => one.firstChild.textContent).join(' '));
}
