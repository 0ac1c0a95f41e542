/**
 * Break-glass: in an emergency an act that waits for a yes goes ahead without one, for an hour, and its Governor reviews it
 * afterwards. Owns the tables {@code break_glass} and {@code break_glass_use}.
 */
@NullMarked
package com.waooaw.governance.breakglass;

import org.jspecify.annotations.NullMarked;
