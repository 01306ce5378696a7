// Questions with lines: `rows` has a line for each item of a list, `records` as many as the trainee adds.

function askRows(form, question, value, change) {
  let rows = { ...(value ?? {}) };
  const parts = [];
  const before = precedingLabels(question.columns);
  const lines = question.rows.map(row => {
    const cells = question.columns.map((column, at) =>
      askOne(form, column, [question.id, row.id, column.id], (rows[row.id] ?? {})[column.id], (next, soon) => {
        rows = { ...rows, [row.id]: { ...(rows[row.id] ?? {}), [column.id]: next } };
        change(rows, soon);
      }, `${row.label.replace(/[?.]$/, '')}${before[at] ? `: ${before[at]}` : ''}`));
    parts.push(...cells.map(cell => ({ row: row.id, cell })));
    aimAtOwnEvidence(form, cells);
    return make('fieldset', { class: 'rm-line', 'data-line': row.id },
      make('legend', {}, row.label),
      row.text ? make('p', { class: 'rm-line-text' }, row.text) : null,
      make('div', { class: 'rm-cells' }, ...cells.map(cell => cell.node)),
      make('ul', { class: 'rm-checks', hidden: true, 'data-checks': `${question.id}/${row.id}` }));
  });
  const node = make('section', { class: 'rm-question rm-rows', 'data-question': question.id, 'aria-label': question.label },
    make('h4', {}, question.label), question.help ? make('p', { class: 'rm-help' }, question.help) : null, ...lines);
  return {
    node,
    set: next => {
      rows = { ...(next ?? {}) };
      for (const { row, cell } of parts) cell.set((rows[row] ?? {})[cell.question.id]);
    },
  };
}

function askRecords(form, question, value, change) {
  let records = [...(value ?? [])];
  let cards = new Map();
  const list = make('div', { class: 'rm-records' });
  const undo = make('p', { class: 'rm-undo', hidden: true });
  const add = button(`Add ${article(question.line)} ${question.line}`, () => {
    const id = freshId(records);
    put([...records, { id }]);
    openCard(id);
  }, { class: 'rm-add' });

  function moveOne(id, by) {
    const at = records.findIndex(one => one.id === id);
    const to = at + by;
    if (to < 0 || to >= records.length) return;
    const next = [...records];
    [next[at], next[to]] = [next[to], next[at]];
    put(next);
    const { node } = cards.get(id);
    (node.querySelector(by < 0 ? '[data-names="Move up"]' : '[data-names="Move down"]')).focus();
    node.scrollIntoView({ block: 'nearest' });
    announce(form, `Now ${question.line} ${to + 1}`);
  }

  function openCard(id) {
    const { node } = cards.get(id);
    for (const [other, card] of cards) if (other !== id) card.node.querySelector('details').open = false;
    node.querySelector('details').open = true;
    const first = node.querySelector('select, textarea, input');
    if (first) first.focus();
  }

  function put(next) {
    records = next;
    draw();
    change(records);
  }

  function removeOne(id) {
    const at = records.findIndex(one => one.id === id);
    const gone = records[at];
    put(records.filter(one => one.id !== id));
    undo.hidden = false;
    undo.replaceChildren(`Removed ${question.line} ${at + 1}. `, button('Bring it back', () => {
      undo.hidden = true;
      put([...records.slice(0, at), gone, ...records.slice(at)]);
      add.focus();
    }, { class: 'rm-small' }));
    undo.querySelector('button').focus();
  }

  function copyOne(id) {
    const at = records.findIndex(one => one.id === id);
    const copy = { ...records[at], id: freshId(records) };
    put([...records.slice(0, at + 1), copy, ...records.slice(at + 1)]);
    openCard(copy.id);
    announce(form, `Copied as ${question.line} ${at + 2}`);
  }

  const before = precedingLabels(question.columns);

  function card(record) {
    const cells = question.columns.map((column, at) =>
      askOne(form, column, [question.id, record.id, column.id], record[column.id], (next, soon) => {
        records = records.map(one => (one.id === record.id ? { ...one, [column.id]: next } : one));
        head();
        change(records, soon);
      }, before[at]));
    aimAtOwnEvidence(form, cells);
    const summary = make('summary', {});
    const head = () => {
      const at = records.findIndex(one => one.id === record.id);
      const name = `${question.line[0].toUpperCase()}${question.line.slice(1)} ${at + 1}`;
      const told = inShort(question, records[at] ?? record);
      summary.replaceChildren(make('b', {}, name), told ? `: ${told}` : ': nothing entered yet');
      for (const one of node.querySelectorAll('[data-names]')) one.setAttribute('aria-label', `${one.dataset.names} ${name.toLowerCase()}`);
      node.querySelector('.rm-card').setAttribute('aria-label', name);
    };
    const node = make('div', { 'data-line': record.id },
      make('details', { class: 'rm-record' }, summary,
        make('div', { class: 'rm-card', role: 'group' },
          make('div', { class: 'rm-cells' }, ...cells.map(cell => cell.node)),
          make('ul', { class: 'rm-checks', hidden: true, 'data-checks': `${question.id}/${record.id}` }),
          make('div', { class: 'rm-buttons' },
            button('Move up', () => moveOne(record.id, -1), { class: 'rm-small', 'data-names': 'Move up' }),
            button('Move down', () => moveOne(record.id, 1), { class: 'rm-small', 'data-names': 'Move down' }),
            button('Copy', () => copyOne(record.id), { class: 'rm-small', 'data-names': 'Copy' }),
            button('Remove', () => removeOne(record.id), { class: 'rm-small', 'data-names': 'Remove' })))));
    return { node, cells, head };
  }

  function draw() {
    const next = new Map();
    for (const record of records) next.set(record.id, cards.get(record.id) ?? card(record));
    cards = next;
    const wanted = [...cards.values()].map(one => one.node);
    for (const old of [...list.children]) if (!wanted.includes(old)) old.remove();
    wanted.forEach((node, at) => { // only what is not in its place is moved: a line that has the cursor keeps it
      if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
    });
    for (const one of cards.values()) one.head();
    add.hidden = records.length >= (question.most ?? 100);
  }

  draw();
  if (records.length <= 3) for (const one of cards.values()) one.node.querySelector('details').open = true;
  const node = make('section', { class: 'rm-question rm-records-box', 'data-question': question.id, 'aria-label': question.label },
    make('h4', {}, question.label), question.help ? make('p', { class: 'rm-help' }, question.help) : null,
    list, undo, add, make('ul', { class: 'rm-checks', hidden: true, 'data-checks': question.id }));
  return {
    node,
    set: next => {
      records = [...(next ?? [])];
      draw();
      for (const record of records) for (const cell of cards.get(record.id).cells) cell.set(record[cell.question.id]);
    },
  };
}

const article = word => (/^[aeiou]/i.test(word) ? 'an' : 'a');

function freshId(records) {
  const met = new Set(records.map(one => one.id));
  let number = 1;
  while (met.has(`r${number}`)) number += 1;
  return `r${number}`;
}

/** A line of a list in a few words: what its first columns say. */
function inShort(question, record) {
  return question.columns
    .filter(column => ['choice', 'text', 'number', 'date'].includes(column.kind) && !isEmpty(record[column.id]))
    .slice(0, 3)
    .map(column => {
      const value = record[column.id];
      const option = (column.options ?? []).find(one => one.value === value);
      const text = option ? option.label : column.kind === 'date' ? dayInWords(value) : String(value);
      return text.length > 44 ? `${text.slice(0, 42)}…` : text;
    })
    .join(', ');
}
