/** A mail server that keeps what it receives, and the pages that show it. */
@NullMarked
package com.waooaw.local.mailbox;

import org.jspecify.annotations.NullMarked;
