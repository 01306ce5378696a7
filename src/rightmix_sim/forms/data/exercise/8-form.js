// The form: head, steps, the file beside the questions. It collects and shows; whatever is worked out comes from the kernel.

function beforeYouBegin(form) {
  const { page } = form;
  const box = make('div', { class: 'rm-begin' },
    make('h4', {}, 'What you will be able to do'), make('ul', {}, ...page.aims.map(aim => make('li', {}, aim))),
    ...page.about.map(text => make('p', {}, text)),
    make('p', {}, `It takes about ${page.minutes} minutes; you can stop and come back at any time. It rests on ${page.paragraphs} of the 2010 inspection report.`),
    make('div', { class: 'rm-note' }, make('h4', {}, page.note.heading), ...page.note.about.map(text => make('p', {}, text)),
      make('p', {}, page.note.turn_to), make('ul', {}, ...page.note.places.map(place => make('li', {}, place)))),
    make('h4', {}, 'How the form works'),
    make('ul', {}, ...page.how.map(text => make('li', {}, text))));
  if (page.criteria.length) box.append(make('h4', {}, `What is marked: ${page.points} points`), markedTable(page));
  return box;
}

function askAll(form, step) {
  const before = precedingLabels(step.questions);
  const { saving } = form; // that of this work: a box that is taken away may still tell of its change
  return step.questions.map((question, at) => {
    const change = (value, soon) => {
      if (saving.isOver()) return;
      form.answers = { ...form.answers, [question.id]: value };
      saving.edit(question.id, value, soon);
    };
    const value = form.answers[question.id];
    const part = question.kind === 'rows' ? askRows(form, question, value, change)
      : question.kind === 'records' ? askRecords(form, question, value, change)
        : askOne(form, question, [question.id], value, change, before[at]);
    form.parts[question.id] = part;
    return part;
  });
}

function buildSteps(form) {
  const { page } = form;
  const pages = [
    { id: 'begin', title: 'Before you begin', node: beforeYouBegin(form), file: 0, alone: false },
    ...page.steps.map(step => {
      const view = step.shows ? make('div', { class: 'rm-view', 'data-view': step.shows, hidden: true }) : null;
      const asked = askAll(form, step);
      aimAtOwnEvidence(form, asked);
      const intro = step.intro.map(text => make('p', { class: 'rm-intro' }, text));
      return {
        id: step.id, title: step.title, file: step.file, alone: step.alone,
        node: make('div', {}, ...intro, step.above ? view : null, ...asked.map(part => part.node), step.above ? null : view),
      };
    }),
  ];
  form.pages = pages;
  pages.forEach((one, number) => {
    one.progress = make('span', { class: 'rm-quiet' });
    one.button = button('', () => form.open(number), { class: 'rm-step' });
    one.button.append(make('span', {}, one.title), one.progress);
    one.node.prepend(make('h3', { tabindex: '-1' }, one.title));
    one.node.classList.add('rm-page');
    const last = number === pages.length - 1;
    one.node.append(make('div', { class: 'rm-move' },
      number ? button('Back', () => form.open(number - 1), { class: 'rm-small' }) : null,
      last ? (page.practice ? null : button('Look it over and hand in', () => openHandIn(form), { class: 'rm-main' }))
        : button(number ? 'Next' : 'Begin', () => form.open(number + 1), { class: 'rm-main' })));
  });
}

function showState(form) {
  const { state } = form;
  form.revision = state.revision;
  for (const [question, part] of Object.entries(form.parts)) {
    if (form.saving.isWaiting(question) || same(form.answers[question], state.answers[question])) continue;
    form.answers = { ...form.answers, [question]: state.answers[question] };
    part.set(state.answers[question]);
  }
  showHidden(form);
  showChecks(form);
  showProgress(form);
  for (const place of form.root.querySelectorAll('.rm-view')) {
    const html = state.views[place.dataset.view] ?? '';
    if (place.dataset.shown !== html) {
      place.innerHTML = html;
      place.dataset.shown = html;
      place.hidden = !html.trim();
    }
  }
  showMarks(form);
  form.handedIn.textContent = state.handed_in;
}

function showHidden(form) {
  const hidden = new Set(form.state.hidden);
  for (const node of form.root.querySelectorAll('[data-question]')) node.hidden = hidden.has(node.dataset.question);
}

function showChecks(form) {
  for (const list of form.root.querySelectorAll('.rm-checks')) {
    list.replaceChildren();
    list.hidden = true;
  }
  for (const check of form.state.checks) {
    const at = check.line ? `${check.question}/${check.line}` : check.question;
    const list = form.root.querySelector(`[data-checks="${CSS.escape(at)}"]`)
      ?? form.root.querySelector(`[data-question="${CSS.escape(check.question)}"] .rm-checks`);
    if (!list) continue;
    list.append(make('li', {}, check.text));
    list.hidden = false;
  }
}

function showProgress(form) {
  const { progress } = form.state;
  form.pages.forEach(page => {
    const step = progress.steps.find(one => one.id === page.id);
    const done = step && step.asked > 0 && step.answered === step.asked;
    page.progress.textContent = !step || !step.asked ? '' : done ? 'done ✓' : `${step.answered} of ${step.asked}`;
    page.button.classList.toggle('rm-done', Boolean(done));
  });
  form.counted.textContent = `${progress.answered} of ${progress.asked} answered`;
  form.bar.max = Math.max(1, progress.asked);
  form.bar.value = progress.answered;
}

function askWhetherAfresh(form) {
  const go = () => form.saving.whenIdle(() => tellKernel(form, { kind: 'afresh' }));
  const dialog = openDialog(form, 'Start afresh?', make('p', {}, 'All answers to this exercise on this file are emptied. You can bring them back as long as the form is open.'),
    make('p', {}, button('Empty all answers', () => { dialog.close(); go(); }, { class: 'rm-main' })));
}

function practiceBar(form) {
  const { practice } = form.page;
  if (!practice) return null;
  const choose = (name, label, options, value, listen) => {
    const id = idOf(form, 'practice', name);
    const list = make('select', { id, change: () => listen(list.value) }, ...options.map(one => make('option', { value: one.value }, one.label)));
    list.value = value;
    return [make('label', { for: id }, label), list];
  };
  const send = (exercise, code) => {
    const back = () => {
      for (const [name, value] of [['exercise', practice.exercise], ['case', practice.code]]) {
        bar.querySelector(`#${CSS.escape(idOf(form, 'practice', name))}`).value = value;
      }
    };
    form.onRefused = back;
    form.saving.whenIdle(() => tellKernel(form, { kind: 'choose', exercise, code }), back);
  };
  const bar = make('div', { class: 'rm-practice', role: 'group', 'aria-label': 'What to practise' },
    ...choose('exercise', 'Practise', practice.exercises, practice.exercise, value => send(value, null)),
    ...choose('case', 'on', practice.codes, practice.code, value => send(practice.exercise, value)),
    practice.can_mark ? button('Mark it', () => form.saving.whenIdle(() => tellKernel(form, { kind: 'mark' })), { class: 'rm-main' }) : null,
    button('Start afresh…', () => askWhetherAfresh(form), { class: 'rm-small' }),
    practice.can_mark ? null : make('span', { class: 'rm-quiet' }, practice.why_not));
  return bar;
}

function layoutButtons(form, panes) {
  const names = [['both', 'File and questions'], ['file', 'File'], ['questions', 'Questions']];
  const buttons = names.map(([value, text]) => button(text, () => set(value), { class: 'rm-tab', 'aria-pressed': 'false' }));
  const set = value => {
    panes.dataset.layout = value;
    buttons.forEach((one, at) => one.setAttribute('aria-pressed', String(names[at][0] === value)));
  };
  form.layOut = set;
  set('both');
  return make('div', { class: 'rm-layout', role: 'group', 'aria-label': 'What to see' }, ...buttons);
}

function build(form) {
  const { page, root } = form;
  root.replaceChildren();
  Object.assign(form, { parts: {}, picker: null, step: 0, answers: { ...form.state.answers }, revision: form.state.revision });
  form.said = make('p', { class: 'rm-aside', role: 'status', 'aria-live': 'polite' });
  form.alarm = make('p', { class: 'rm-problem', role: 'alert', hidden: true });
  form.saved = make('span', { class: 'rm-saved', 'data-kind': '' }, '');
  form.handedIn = make('p', { class: 'rm-quiet rm-day' });
  form.notices = make('div', { class: 'rm-notices' });
  form.counted = make('span', {});
  form.bar = make('progress', { 'aria-label': 'Answered', max: 1, value: 0 });
  form.marks = make('section', { class: 'rm-marks', hidden: true, 'aria-label': 'Marks', tabindex: '-1' });
  form.fileOfStep = () => form.pages[form.step].file;
  form.file = filePane(form);
  form.saving = saving(form);
  buildSteps(form);
  const steps = make('nav', { class: 'rm-steps', 'aria-label': 'Steps' }, make('ol', {}, ...form.pages.map(one => make('li', {}, one.button))));
  const questions = make('div', { class: 'rm-questions', tabindex: '0', role: 'region', 'aria-label': 'Questions' },
    form.marks, ...form.pages.map(one => one.node));
  const panes = make('div', { class: 'rm-panes', 'data-layout': 'both' }, form.file.node, questions);
  if (!form.file.node) panes.dataset.layout = 'questions';
  root.append(
    make('div', { class: 'rm-head' },
      make('div', {}, make('h2', { tabindex: '-1' }, page.title), make('p', { class: 'rm-quiet rm-day' }, page.on, page.on && page.code ? ' ' : null, codeOf(form)), form.handedIn),
      make('div', { class: 'rm-bar' }, form.saved, form.bar, form.counted,
        form.file.node ? layoutButtons(form, panes) : null,
        button('Glossary', () => openGlossary(form), { class: 'rm-small' }),
        page.practice ? null : button('Hand in', () => openHandIn(form), { class: 'rm-small' })),
      practiceBar(form), feedbackBar(form)),
    form.alarm, form.notices, steps, panes,
    make('p', { class: 'rm-foot' }, page.teaching), form.said);

  form.open = (number, focus = true) => {
    form.step = number;
    form.picker = null;
    form.pages.forEach((one, at) => {
      one.node.hidden = at !== number;
      if (at === number) one.button.setAttribute('aria-current', 'step');
      else one.button.removeAttribute('aria-current');
    });
    if (form.file.node) {
      form.file.openFile(form.pages[number].file);
      form.layOut(form.pages[number].alone ? 'questions' : 'both');
      form.file.mark();
    }
    questions.scrollTop = 0;
    try { sessionStorage.setItem(`rightmix-step:${page.shelf}`, String(number)); } catch (refused) { /* begins at the first */ }
    if (focus) form.pages[number].node.querySelector('h3').focus({ preventScroll: true });
  };
  form.aimAtNothing = () => {
    if (!form.picker) return;
    form.picker = null;
    for (const one of root.querySelectorAll('.rm-picking')) one.classList.remove('rm-picking');
    if (form.file.node) form.file.mark();
  };
  form.goTo = (step, question, line) => {
    form.open(form.pages.findIndex(one => one.id === step), false);
    const place = form.pages[form.step].node.querySelector(`[data-question="${CSS.escape(question)}"]`);
    if (!place) return;
    const inside = line ? place.querySelector(`[data-line="${CSS.escape(line)}"]`) ?? place : place;
    const details = inside.querySelector('details');
    if (details) details.open = true;
    inside.scrollIntoView({ block: 'center' });
    const first = inside.querySelector('input, select, textarea');
    if (first) first.focus({ preventScroll: true });
  };
  let begin = 0;
  try { begin = Number(sessionStorage.getItem(`rightmix-step:${page.shelf}`) ?? 0); } catch (refused) { /* the first */ }
  form.open(begin > 0 && begin < form.pages.length ? begin : 0, false);
  showState(form);
  const { problem, saved_at: savedAt } = form.state;
  if (problem) say(form, 'problem', problem);
  else if (savedAt) say(form, 'saved', savedAt);
  form.saving.recover();
}
