// Shows the form of a notebook when it is opened, and again when its kernel was restarted, in JupyterLab and Notebook 7.
// It heeds only notebooks whose metadata ask for it ({"rightmix": {"autorun": true}}), and of these runs only a cell
// that shows one of our forms, letter by letter: whatever else stands in a notebook waits for its reader.
// There is no build step: this file is what JupyterLab loads, as a container of webpack's module federation.
(() => {
  const FORM = /^(#[^\n]*\n)*from rightmix_sim\.forms import (show_[a-z]+)\n+\2\(("[a-z0-9-]{1,40}")?\)\s*$/;
  const ID = 'rightmix-lab:show-forms';
  let shared;

  const load = async name => {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  };

  const asks = panel => {
    const model = panel.content.model;
    const found = model && (model.getMetadata ? model.getMetadata('rightmix') : model.metadata.rightmix);
    return Boolean(found && found.autorun === true);
  };

  const showForms = async (panel, CodeCell) => {
    await panel.context.ready;
    await panel.sessionContext.ready;
    if (!asks(panel) || !panel.sessionContext.session || !panel.sessionContext.session.kernel) return;
    for (const cell of panel.content.widgets) {
      if (cell.model.type === 'code' && FORM.test(cell.model.sharedModel.getSource())) {
        await CodeCell.execute(cell, panel.sessionContext);
      }
    }
  };

  const activate = async (app, notebooks) => {
    const { CodeCell } = await load('@jupyterlab/cells');
    const show = panel => showForms(panel, CodeCell).catch(failed => console.warn(ID, failed));
    const watch = panel => {
      let restarted = false;
      panel.sessionContext.statusChanged.connect((_session, status) => {
        if (status === 'restarting' || status === 'autorestarting') restarted = true;
        if (status === 'idle' && restarted) {
          restarted = false;
          show(panel);
        }
      });
      show(panel);
    };
    notebooks.widgetAdded.connect((_notebooks, panel) => watch(panel));
    notebooks.forEach(watch);
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['rightmix-lab'] = {
    init: async scope => { shared = scope; },
    get: async name => {
      if (name !== './extension') throw new Error(`no module ${name}`);
      const { INotebookTracker } = await load('@jupyterlab/notebook');
      const plugin = { id: ID, autoStart: true, requires: [INotebookTracker], activate };
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
