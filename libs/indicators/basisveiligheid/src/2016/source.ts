/** Where every row of the policy set comes from: its themes are named in policy, and no source shows their rows (indicators.md §9.6, R1). */
export const source = 'rulings.md R1: theme named in policy; row and code are our own reconstruction (indicators.md §9.6)';
