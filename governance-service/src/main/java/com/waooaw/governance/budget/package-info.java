/**
 * Budgets: what may be spent, what is lent out of it on leases, what was spent, and what follows from thresholds. Settled
 * and leased never exceed a cap together. Owns the tables {@code budget}, {@code budget_lease}, {@code budget_event},
 * {@code budget_increase}, {@code budget_allowance} and {@code emergency_request}.
 */
@NullMarked
package com.waooaw.governance.budget;

import org.jspecify.annotations.NullMarked;
