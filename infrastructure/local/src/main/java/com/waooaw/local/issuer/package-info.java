/** The development issuer: the local people, their tokens, and the key that signs them. */
@NullMarked
package com.waooaw.local.issuer;

import org.jspecify.annotations.NullMarked;
