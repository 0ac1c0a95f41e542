/** Which channel comes first: learned from what became of earlier messages, and push first where nothing is learned. */
@NullMarked
package com.waooaw.governance.notification.router;

import org.jspecify.annotations.NullMarked;
