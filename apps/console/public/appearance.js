try {
  const theme = localStorage.getItem('viewline.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('viewline.language') === 'ar') document.documentElement.dir = 'rtl';
} catch {
  // Storage may be forbidden; the system's appearance is a fine answer.
}
