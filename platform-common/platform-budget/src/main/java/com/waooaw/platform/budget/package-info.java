/**
 * Spending against leases. A service reserves before it acts and settles afterwards, in its own schema; only when a lease is
 * used up does it ask Governance for another. Owns the tables {@code spending_lease}, {@code spending_wish} and {@code
 * spending_reservation}, which are in every service's schema.
 */
@NullMarked
package com.waooaw.platform.budget;

import org.jspecify.annotations.NullMarked;
