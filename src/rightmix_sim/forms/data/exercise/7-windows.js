// What opens above the form: glossary, what is marked, handing in. And marks, shown where practice asks for them.

function openGlossary(form) {
  const { page } = form;
  const search = make('input', { type: 'search', 'aria-label': 'Find a word', placeholder: 'Find a word', input: () => filter() });
  const entries = page.glossary.map(entry => make('div', { class: 'rm-entry' }, make('dt', {}, entry.word), make('dd', {}, entry.meaning)));
  const none = make('p', { hidden: true }, 'No word of the glossary has this in it.');
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    let left = 0;
    page.glossary.forEach((entry, at) => {
      const fits = !wanted || `${entry.word} ${entry.meaning}`.toLowerCase().includes(wanted);
      entries[at].hidden = !fits;
      left += fits ? 1 : 0;
    });
    none.hidden = left > 0;
  };
  openDialog(form, 'Glossary', make('p', {}, search), none, make('dl', {}, ...entries));
  search.focus();
}

function markedTable(page) {
  return make('table', { class: 'rm-table' },
    make('thead', {}, make('tr', {}, ...['What is marked', 'Points', 'By', '¶'].map(head => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, ...page.criteria.map(one => make('tr', {},
      make('th', { scope: 'row' }, one.title, one.asks ? make('span', { class: 'rm-quiet rm-block' }, one.asks) : null),
      make('td', {}, String(one.points)), make('td', {}, one.marked === 'tool' ? 'the tools' : 'your trainer'), make('td', {}, one.paragraph)))));
}

function openHandIn(form) {
  form.saving.whenIdle(() => showHandIn(form), () => showHandIn(form));
}

function showHandIn(form) {
  const { state } = form;
  const empty = state.progress.empty;
  const name = make('input', { id: idOf(form, 'trainee'), type: 'text', maxlength: 80, autocomplete: 'name', value: state.trainee || '' });
  const receipt = make('div', { class: 'rm-receipt', role: 'status' });
  const problem = make('p', { class: 'rm-problem', role: 'alert', hidden: true });
  const give = button('Hand in now', () => {
    give.disabled = true;
    problem.hidden = true;
    const silent = setTimeout(() => form.onHandedIn({ problem: `Not handed in: ${NO_ANSWER}` }), 2 * PATIENCE);
    form.onHandedIn = reply => {
      clearTimeout(silent);
      give.disabled = false;
      if (reply.problem) {
        problem.textContent = reply.problem;
        problem.hidden = false;
      } else {
        receipt.replaceChildren(...receiptParts(reply.receipt));
        receipt.scrollIntoView({ block: 'nearest' });
        give.textContent = 'Hand in again';
      }
    };
    if (!tellKernel(form, { kind: 'hand-in', trainee: name.value })) form.onHandedIn({ problem: `Not handed in: ${NO_ANSWER}` });
  }, { class: 'rm-main' });
  if (state.receipt) receipt.replaceChildren(...receiptParts(state.receipt));
  const dialog = openDialog(form, 'Hand in',
    empty.length
      ? make('div', {}, make('p', {}, `Of ${state.progress.asked} answers ${plural(empty.length, 'is', 'are')} still empty. You can hand in all the same, and hand in again later.`),
        make('ul', { class: 'rm-empty' }, ...empty.slice(0, 40).map(one => make('li', {},
          button(one.text, () => dialog.closeFor(() => form.goTo(one.step, one.question, one.line)), { class: 'rm-link' })))),
        empty.length > 40 ? make('p', {}, `And ${empty.length - 40} more.`) : null)
      : make('p', {}, 'Nothing is empty.'),
    make('p', {}, make('label', { for: name.id, class: 'rm-label' }, 'Your name or number, as your trainer knows it'), name),
    make('p', {}, give), problem, receipt);
  name.focus();
}

function receiptParts(receipt) {
  return [
    make('h4', {}, 'Receipt'),
    make('dl', { class: 'rm-facts' },
      ...[
        ['Exercise', receipt.title], ['Handed in', receipt.when], ['By', receipt.trainee],
        ['Number', `${receipt.number}${receipt.number > 1 ? ', in place of the one before' : ''}`],
        ['Answers', receipt.answered], ['File', receipt.file], ['Check code', receipt.code],
      ].flatMap(([name, text]) => [make('dt', {}, name), make('dd', {}, text)])),
    make('p', {}, receipt.advice),
  ];
}

/** The marks of practice, as the kernel has written them. */
function showMarks(form) {
  const { marks } = form.state;
  form.marks.replaceChildren();
  form.marks.hidden = !marks;
  if (!marks) return;
  form.marks.innerHTML = marks;
  form.marks.prepend(make('p', { class: 'rm-quiet' }, 'As your answers stood when you pressed Mark it. Change what you like, and mark again. ',
    button('Put the marks away', () => { form.marks.hidden = true; }, { class: 'rm-small' })));
  for (const label of form.marks.querySelectorAll('[data-cite]')) {
    label.addEventListener('click', () => form.file.show(label.dataset.cite));
  }
}
