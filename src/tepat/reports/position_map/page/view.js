// What the reader has chosen.

const view = {
  unit: MAP.units[0], post: null, mode: 'selisih', names: false, opened: new Set(),
};
