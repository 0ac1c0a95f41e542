/**
 * Industry Knowledge: which industries there are, what is known in each, and answers with their sources. Also the text
 * of the constitution that agents ask before they decide.
 */
@NullMarked
package com.waooaw.industryknowledge;

import org.jspecify.annotations.NullMarked;
