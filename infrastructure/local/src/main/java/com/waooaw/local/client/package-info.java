/** How a program meets the platform as a person does: a login, a browser's forms, the public API. */
@NullMarked
package com.waooaw.local.client;

import org.jspecify.annotations.NullMarked;
