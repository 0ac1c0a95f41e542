/** Makes what machines wrote readable for the human who answers for it, and hides nothing of it. */
@NullMarked
package com.waooaw.governance.reading;

import org.jspecify.annotations.NullMarked;
