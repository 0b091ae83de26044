/** Two equal weights on one beam. */
export const icon: string = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#23595b"/><path d="M16 7v18M8 11h16M11 25h10" stroke="#fff" stroke-width="2" stroke-linecap="round" fill="none"/><path d="M4 18l4-7 4 7a4 4 0 0 1-8 0zM20 18l4-7 4 7a4 4 0 0 1-8 0z" fill="#fff"/></svg>`;
