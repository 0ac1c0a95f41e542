/** Makes Pub/Sub what infrastructure.yaml says. */
@NullMarked
package com.waooaw.carriers;

import org.jspecify.annotations.NullMarked;
