/** Entries become leaves, leaves become a signed tree; and the tree is checked, from the database or from an export. */
@NullMarked
package com.waooaw.platform.audit.seal;

import org.jspecify.annotations.NullMarked;
