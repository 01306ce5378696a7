// Edits on their way to the kernel, and what is said of them. Nothing is taken for saved before the kernel says so.

const QUIET = 600; // milliseconds without a key before what was typed is sent
const PATIENCE = 6000; // milliseconds after which a kernel that says nothing is said to say nothing
const LOOK = 5000; // milliseconds between two looks whether another window has saved

/** A message to the kernel. False where there is no kernel to hear it. */
function tellKernel(form, message) {
  try {
    form.model.send({ view: form.token, ...message });
    return true;
  } catch (refused) {
    return false;
  }
}

function saving(form) {
  const { page } = form;
  let pending = {}; // by question: what the kernel has not confirmed
  let sent = null; // the number of the message that is on its way
  let number = 0;
  let timer = null;
  let late = null;
  const shelf = `rightmix:${page.shelf}`;

  function edit(question, value, soon) {
    pending[question] = value;
    say(form, 'busy', 'Saving…');
    clearTimeout(timer);
    timer = setTimeout(send, soon ? QUIET : 0);
  }

  function send() {
    if (sent !== null || !Object.keys(pending).length) return;
    number += 1;
    sent = { number, edits: pending };
    pending = {};
    const gone = tellKernel(form, { kind: 'edit', number, edits: sent.edits, seen: form.revision });
    late = setTimeout(keep, gone ? PATIENCE : 0);
  }

  /** The kernel has not answered: what was typed is kept in the browser, and that is said. */
  function keep() {
    try {
      localStorage.setItem(shelf, JSON.stringify({ ...(sent ? sent.edits : {}), ...pending }));
    } catch (refused) { /* a browser without a shelf: the text is still on the screen */ }
    say(form, 'problem', 'Not saved: the notebook does not answer. What you wrote is kept here. Press the double arrow ▶▶ above to start it again.');
  }

  function replied(reply) {
    if (reply.view !== form.token || sent === null || reply.number !== sent.number) return;
    clearTimeout(late);
    sent = null;
    try { localStorage.removeItem(shelf); } catch (refused) { /* nothing was kept */ }
    if (Object.keys(pending).length) send();
  }

  /** What an earlier form could not send. */
  function recover() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(shelf) ?? 'null'); } catch (refused) { /* nothing to bring back */ }
    if (!kept || typeof kept !== 'object') return;
    for (const [question, value] of Object.entries(kept)) {
      if (form.parts[question] && !same(value, form.answers[question])) {
        form.answers[question] = value;
        form.parts[question].set(value);
        edit(question, value);
      }
    }
    if (Object.keys(pending).length) tell(form, 'What you wrote while the notebook did not answer has been brought back.');
  }

  const look = () => {
    if (document.visibilityState === 'visible' && form.root.isConnected && sent === null && !Object.keys(pending).length) {
      tellKernel(form, { kind: 'look', seen: form.revision });
    }
  };
  const every = setInterval(look, LOOK);
  window.addEventListener('focus', look);
  const leaving = () => { if (Object.keys(pending).length) { clearTimeout(timer); send(); } };
  window.addEventListener('pagehide', leaving);

  return {
    edit, replied, recover, flush: () => { clearTimeout(timer); send(); },
    isWaiting: question => question in pending || (sent !== null && question in sent.edits),
    stop: () => {
      leaving();
      clearInterval(every);
      clearTimeout(late);
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

/** A notice above the questions that stays until it is put away. */
function tell(form, text, ...more) {
  const note = make('div', { class: 'rm-notice' }, make('span', {}, text), ...more,
    button('Put away', () => note.remove(), { class: 'rm-small', 'aria-label': `Put away: ${text}` }));
  form.notices.append(note);
  announce(form, text);
}
