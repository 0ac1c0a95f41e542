/**
 * Who decides in a Governor's place: delegations, what deputies did and how it was reviewed, and the one person who decides
 * for a customer, or for the platform, at a time.
 */
@NullMarked
package com.waooaw.governance.authority;

import org.jspecify.annotations.NullMarked;
