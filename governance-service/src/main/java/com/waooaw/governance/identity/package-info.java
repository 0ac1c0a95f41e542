/**
 * Who decides: how strongly a Governor has shown who they are, and what a yes takes. Knows approvals by what they are
 * told of them only. Owns the tables {@code one_time_code}, {@code rush}, {@code passkey} and {@code passkey_challenge}.
 */
@NullMarked
package com.waooaw.governance.identity;

import org.jspecify.annotations.NullMarked;
