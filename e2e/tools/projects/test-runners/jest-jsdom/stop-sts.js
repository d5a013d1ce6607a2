module.exports = () => globalThis.stopSts();
