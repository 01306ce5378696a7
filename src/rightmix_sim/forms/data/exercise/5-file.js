// The case file beside the questions: its documents, plans on file, and the paragraph numbers that can be pressed.

const FLASH = 1600; // milliseconds

function filePane(form) {
  const { page } = form;
  const papers = [
    ...page.files.map((file, number) => ({ kind: 'file', number, title: page.files.length > 1 ? `File ${number + 1}: ${file.title}` : 'Case file', html: file.html })),
    ...page.plans.map(plan => ({ kind: 'plan', title: plan.title, html: plan.html })),
  ];
  const hint = make('p', { class: 'rm-hint' });
  const body = make('div', { class: 'rm-file-body', tabindex: '0', role: 'region', 'aria-label': 'Papers' });
  const tabs = make('div', { class: 'rm-tabs', role: 'group', 'aria-label': 'What lies on the desk' });
  const jump = make('select', { 'aria-label': 'Go to a document', change: () => { toDocument(jump.value); jump.value = ''; } });
  const search = make('input', {
    type: 'search', placeholder: 'Find in the file', 'aria-label': 'Find in the file',
    keydown: event => { if (event.key === 'Enter') { event.preventDefault(); find(); } },
  });
  const pane = make('section', { class: 'rm-file', 'aria-label': 'The file' },
    papers.length > 1 ? tabs : null, make('div', { class: 'rm-file-tools' }, jump, search, button('Find', () => find(), { class: 'rm-small' })), hint, body);
  const shown = papers.map(paper => make('div', { hidden: true, html: paper.html }));
  body.append(...shown);
  const buttons = papers.map((paper, number) => button(paper.title, () => open(number), { class: 'rm-tab', 'aria-pressed': 'false' }));
  tabs.append(...buttons);
  let current = -1;
  let lastFind = -1;

  papers.forEach((paper, number) => { if (paper.kind === 'file') makeNumbersPressable(paper.number, shown[number]); });

  function makeNumbersPressable(number, container) {
    const before = `${page.files[number].case}-`;
    const label = /^[A-Z]\d+$/;
    for (const node of container.querySelectorAll('[id]')) {
      const name = node.id.startsWith(before) ? node.id.slice(before.length) : '';
      node.id = idOf(form, 'file', String(number), name || node.id);
      if (!label.test(name)) continue;
      node.dataset.paragraph = name;
      const shownLabel = node.querySelector('.label');
      const press = button(name, () => pick(name), { class: 'label rm-cite', 'aria-pressed': 'false', tabindex: '-1' });
      shownLabel.replaceWith(press);
    }
    for (const link of container.querySelectorAll('a[href^="#"]')) {
      const name = link.getAttribute('href').slice(1 + before.length);
      link.addEventListener('click', event => { event.preventDefault(); toDocument(name); });
    }
    for (const part of container.querySelectorAll('[aria-labelledby]')) {
      const name = part.getAttribute('aria-labelledby');
      if (name.startsWith(before)) part.setAttribute('aria-labelledby', idOf(form, 'file', String(number), name.slice(before.length)));
    }
  }

  function pick(label) {
    if (!form.picker) {
      hint.textContent = `${label} was not cited: first click into the question that you cite for.`;
      announce(form, hint.textContent);
      flash(hint);
      return;
    }
    const wanted = form.fileOfStep();
    if (papers[current].number !== wanted) {
      hint.textContent = `This question is about “${papers.find(one => one.number === wanted).title}”: cite from there.`;
      announce(form, hint.textContent);
      return;
    }
    form.picker.toggle(label);
  }

  /** Show which paragraphs the question in hand cites. */
  function mark() {
    hint.textContent = form.picker
      ? `Press a number to cite it for: ${form.picker.label}`
      : 'To cite a paragraph, put the cursor into a question that asks for paragraphs, then press its number here.';
    const paper = papers[current];
    if (!paper || paper.kind !== 'file') return;
    for (const press of shown[current].querySelectorAll('.rm-cite')) {
      const on = Boolean(form.picker && papers[current].number === form.fileOfStep() && form.picker.has(press.textContent));
      press.setAttribute('aria-pressed', String(on));
    }
  }

  function open(number) {
    if (number === current || !papers[number]) return;
    current = number;
    shown.forEach((one, at) => { one.hidden = at !== number; });
    buttons.forEach((one, at) => one.setAttribute('aria-pressed', String(at === number)));
    body.setAttribute('aria-label', `Papers: ${papers[number].title}`);
    body.scrollTop = 0;
    const isFile = papers[number].kind === 'file';
    jump.replaceChildren(make('option', { value: '' }, 'Go to…'),
      ...(isFile ? page.files[papers[number].number].documents.map(one => make('option', { value: one.letter }, `${one.letter} ${one.title}`)) : []));
    jump.hidden = !isFile;
    hint.hidden = !isFile;
    mark();
  }

  function toDocument(name) {
    const found = name && document.getElementById(idOf(form, 'file', String(papers[current].number), name));
    if (found) reveal(found.closest('article') && found.tagName !== 'P' ? found.closest('article') : found);
  }

  function reveal(node) {
    const top = node.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
    body.scrollTo({ top: Math.max(0, top - 12) });
  }

  function show(label) {
    open(papers.findIndex(one => one.number === form.fileOfStep()));
    const found = shown[current].querySelector(`[data-paragraph="${label}"]`);
    if (!found) return;
    flash(found);
  }

  function flash(node) {
    if (body.contains(node)) reveal(node);
    node.classList.add('rm-flash');
    setTimeout(() => node.classList.remove('rm-flash'), FLASH);
  }

  function find() {
    const wanted = search.value.trim().toLowerCase();
    if (!wanted) return;
    const places = [...shown[current].querySelectorAll('p, td, h2, h3')].filter(one => one.textContent.toLowerCase().includes(wanted));
    if (!places.length) {
      announce(form, `“${search.value}” does not stand in what is shown here.`);
      hint.textContent = `“${search.value}” does not stand in what is shown here.`;
      return;
    }
    lastFind = (lastFind + 1) % places.length;
    flash(places[lastFind]);
    hint.textContent = `Place ${lastFind + 1} of ${places.length}; Find again for the next.`;
  }

  search.addEventListener('input', () => { lastFind = -1; });

  return {
    node: papers.length ? pane : null, mark, show,
    openFile: number => open(papers.findIndex(paper => paper.kind === 'file' && paper.number === number)),
    wordsOf: (label, place) => {
      const step = form.page.steps.find(one => one.questions.some(question => question.id === place[0]));
      const file = page.files[step ? step.file : 0];
      return (file && file.paragraphs[label]) || 'There is no such paragraph in this file';
    },
  };
}
