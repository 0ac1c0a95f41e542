/** Learning: what the platform learns from rulings and jobs, as precedent seeds. */
@NullMarked
package com.waooaw.learning;

import org.jspecify.annotations.NullMarked;
