// What a course adds to the form: whose code opened the file, and the feedback that came back.

/** Whose file this is, where a code opened it, and the way back to the question for it. */
function codeOf(form) {
  const { code } = form.page;
  if (!code) return null;
  const another = () => form.saving.whenIdle(() => tellKernel(form, { kind: 'other-code' }));
  const ask = () => {
    if (!form.state.progress.answered) { another(); return; }
    const dialog = openDialog(form, 'Is this not your code?',
      make('p', {}, `This file was opened with the code ${code}, and you have answered ${plural(form.state.progress.answered, 'question')} on it.`),
      make('p', {}, 'Another code opens another file. Your answers do not go with you: they are kept under this code, and are here again when you give it again.'),
      make('p', {}, button('Give another code', () => { dialog.close(); another(); }, { class: 'rm-main' })));
  };
  return make('span', { class: 'rm-whose' }, `Your code: ${code}. `, button('Not your code? Change it', ask, { class: 'rm-link' }));
}

/** What the trainer sent back, the newest first. */
function feedbackBar(form) {
  const [newest, ...earlier] = form.page.feedback ?? [];
  if (!newest) return null;
  const open = one => button(one.title, () => askForFeedback(form, one), { class: one === newest ? 'rm-main' : 'rm-link' });
  return make('div', { class: 'rm-feedback', role: 'group', 'aria-label': 'Feedback' },
    open(newest), newest.again ? make('span', { class: 'rm-quiet' }, newest.again) : null,
    earlier.length ? make('details', { class: 'rm-earlier' }, make('summary', {}, `Earlier feedback (${earlier.length})`),
      make('ul', {}, ...earlier.map(one => make('li', {}, open(one))))) : null);
}

function askForFeedback(form, one) {
  const late = setTimeout(() => form.onFeedback({ problem: `The feedback cannot be shown: ${NO_ANSWER}` }), PATIENCE);
  form.onFeedback = reply => {
    clearTimeout(late);
    form.onFeedback = null;
    openDialog(form, one.title, reply.problem ? make('p', { class: 'rm-problem', role: 'alert' }, reply.problem) : framed(one, reply.html))
      .classList.add('rm-wide');
  };
  if (!tellKernel(form, { kind: 'feedback', place: one.place })) form.onFeedback({ problem: `The feedback cannot be shown: ${NO_ANSWER}` });
}

const NOTHING_FROM_OUTSIDE = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:; font-src data:">';

/** A page in a frame in which nothing can run, and which fetches nothing. */
const framed = (one, html) => make('iframe', { class: 'rm-returned', sandbox: '', tabindex: '0', title: one.title, srcdoc: NOTHING_FROM_OUTSIDE + html });
