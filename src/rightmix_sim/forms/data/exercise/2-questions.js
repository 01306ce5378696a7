// One question, by its kind. Each gives { node, set(value) }: `change(value)` tells of an edit, `set` shows another's.

const BUILDERS = {
  text: textBox, number: numberBox, date: dateBox, choice: chooseOne, choices: chooseSeveral, evidence: evidencePicker,
};

/**
 * A question with its label, help and reminders. `place` is where it stands: question id, then line and column;
 * `about` the question or line that it belongs to, where its own label does not say.
 */
function askOne(form, question, place, value, change, about = '') {
  const id = idOf(form, ...place);
  const help = question.help ? make('p', { id: `${id}-help`, class: 'rm-help' }, question.help) : null;
  const checks = make('ul', { id: `${id}-checks`, class: 'rm-checks', hidden: true });
  const describedBy = [help && help.id, checks.id].filter(Boolean).join(' ');
  const part = BUILDERS[question.kind](form, question, { id, describedBy, place, about }, value, change);
  const node = make('div', { class: `rm-question rm-${question.kind}`, 'data-question': place.join('/') },
    part.head, help, part.node, checks);
  return { node, set: part.set, checks, question, place, activate: part.activate };
}

/**
 * Whoever is in a question cites for it: for the evidence that follows it, else for nothing, never for the question
 * before. A press in the file keeps the aim.
 */
function aimAtOwnEvidence(form, parts) {
  parts.forEach((part, at) => {
    const after = parts[at + 1];
    const own = part.activate ?? (after && after.activate);
    part.node.addEventListener('focusin', event => {
      event.stopPropagation(); // of a question in a line, not of the list that holds it
      if (own) own();
      else form.aimAtNothing();
    });
  });
}

const labelOf = (question, id, about = '') =>
  make('label', { for: id, id: `${id}-label`, class: 'rm-label' }, question.label,
    about ? make('span', { class: 'rm-aside' }, ` for: ${about}`) : null,
    question.optional ? make('span', { class: 'rm-quiet' }, ' (if you like)') : null);

function textBox(form, question, at, value, change) {
  const count = make('span', { class: 'rm-quiet rm-words' });
  const box = make('textarea', {
    id: at.id, rows: question.words && question.words > 30 ? 5 : 2, 'aria-describedby': at.describedBy, spellcheck: 'true',
    maxlength: 20000, input: () => { show(); change(box.value, true); }, change: () => change(box.value),
  });
  const show = () => {
    const words = box.value.trim() ? box.value.trim().split(/\s+/).length : 0;
    count.textContent = question.words ? `${plural(words, 'word')}; about ${question.words} make a useful answer` : '';
    if (box.scrollHeight > box.clientHeight + 2) box.style.height = `${box.scrollHeight + 4}px`;
  };
  box.value = value ?? '';
  show();
  return {
    head: labelOf(question, at.id), node: make('div', {}, box, count),
    set: next => { if (box.value !== (next ?? '')) { box.value = next ?? ''; show(); } },
  };
}

function numberBox(form, question, at, value, change) {
  const read = () => (/^-?\d{1,9}$/.test(box.value.trim()) ? Number(box.value) : null);
  const wrong = make('span', { class: 'rm-quiet' });
  const show = () => { wrong.textContent = box.validity.badInput || (box.value && read() === null) ? ' Write a whole number.' : ''; };
  const box = make('input', {
    id: at.id, type: 'number', step: '1', min: question.least, max: question.most, 'aria-describedby': at.describedBy,
    input: () => { show(); change(read(), true); }, change: () => { show(); change(read()); },
  });
  box.value = value ?? '';
  return {
    head: labelOf(question, at.id),
    node: make('span', { class: 'rm-unit' }, box, question.unit ? ` ${question.unit}` : null, wrong),
    set: next => { if (read() !== (next ?? null)) box.value = next ?? ''; },
  };
}

// A date is written as it is said here, day before month: a browser's own box asks for it in the order of its language.
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** 2/3/2009, 02.03.09, 2 March 2009 or 2009-03-02 as 2009-03-02; null for what is no day. */
function dayIn(text) {
  const parts = text.trim().toLowerCase().match(/\d+|[a-z]+/g) ?? [];
  if (parts.length === 3 && parts[0].length === 4) parts.reverse();
  const [day, month, year] = parts.filter(part => !/^(st|nd|rd|th|of)$/.test(part));
  if (!day || !month || !year) return null;
  const named = MONTHS.findIndex(name => month.length >= 3 && name.startsWith(month));
  const iso = [year.length === 2 ? `20${year}` : year, named >= 0 ? named + 1 : month, day].map(part => String(part).padStart(2, '0')).join('-');
  const found = new Date(`${iso}T12:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(iso) && iso.length === 10 ? iso : null;
}

function dayInWords(iso, options = { day: 'numeric', month: 'long', year: 'numeric' }) {
  return new Date(`${iso}T12:00:00Z`).toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
}

function dateBox(form, question, at, value, change) {
  let told = value ?? null;
  const box = make('input', {
    id: at.id, type: 'text', size: '16', placeholder: 'e.g. 2/3/2009', autocomplete: 'off', 'aria-describedby': at.describedBy,
    input: () => (dayIn(box.value) ? take(true) : show()), change: () => take(),
  });
  const inWords = make('span', { class: 'rm-quiet' });
  const show = () => {
    const day = dayIn(box.value);
    inWords.textContent = day ? ` ${dayInWords(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}`
      : box.value.trim() ? ' Write day, month and year: 2/3/2009' : '';
  };
  const take = soon => {
    const day = dayIn(box.value);
    show();
    if (told === day) return;
    told = day;
    change(day, soon);
  };
  box.value = told ? dayInWords(told) : '';
  show();
  return {
    head: labelOf(question, at.id), node: make('span', {}, box, inWords),
    set: next => { if (told !== (next ?? null)) { told = next ?? null; box.value = told ? dayInWords(told) : ''; show(); } },
  };
}

/** For each question the one before it that is not evidence: what evidence is evidence for. */
function precedingLabels(questions) {
  let before = '';
  return questions.map(question => {
    if (question.kind === 'evidence') return before;
    before = question.label.replace(/[?.]$/, '');
    return '';
  });
}

function chooseOne(form, question, at, value, change) {
  const few = at.place.length === 1 && question.options.length <= 6;
  return few ? radios(form, question, at, value, change) : dropdown(form, question, at, value, change);
}

function dropdown(form, question, at, value, change) {
  const list = make('select', { id: at.id, 'aria-describedby': at.describedBy, change: () => change(list.value || null) },
    make('option', { value: '' }, 'Choose…'),
    ...question.options.map(one => make('option', { value: one.value }, one.label)));
  list.value = value ?? '';
  return { head: labelOf(question, at.id), node: list, set: next => { list.value = next ?? ''; } };
}

function radios(form, question, at, value, change) {
  const boxes = question.options.map((one, number) =>
    make('input', {
      type: 'radio', id: `${at.id}-${number}`, name: at.id, value: one.value, checked: one.value === value,
      change: () => change(one.value),
    }));
  const empty = button('Clear', () => { set(null); boxes[0].focus(); change(null); }, { class: 'rm-small rm-emptying', 'aria-label': `Clear: ${question.label}` });
  const set = next => {
    boxes.forEach(box => { box.checked = box.value === next; });
    empty.hidden = isEmpty(next);
  };
  const group = make('fieldset', { 'aria-describedby': at.describedBy, change: () => { empty.hidden = false; } },
    make('legend', { class: 'rm-label' }, question.label),
    make('div', { class: 'rm-options' }, ...question.options.map((one, number) =>
      make('label', { for: `${at.id}-${number}` }, boxes[number], ' ', one.label)), empty));
  set(value);
  return { head: null, node: group, set };
}

function chooseSeveral(form, question, at, value, change) {
  const boxes = question.options.map((one, number) =>
    make('input', {
      type: 'checkbox', id: `${at.id}-${number}`, value: one.value, checked: (value ?? []).includes(one.value),
      change: () => change(boxes.filter(box => box.checked).map(box => box.value)),
    }));
  const group = make('fieldset', { 'aria-describedby': at.describedBy },
    make('legend', { class: 'rm-label' }, question.label,
      make('span', { class: 'rm-quiet' }, question.optional ? ' (as many as apply, or none)' : ' (as many as apply)')),
    make('div', { class: 'rm-options' }, ...question.options.map((one, number) =>
      make('label', { for: `${at.id}-${number}` }, boxes[number], ' ', one.label))));
  return { head: null, node: group, set: next => boxes.forEach(box => { box.checked = (next ?? []).includes(box.value); }) };
}
