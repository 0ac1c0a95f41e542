/** English text as data: tokens, stems, sentences, quantities, reading level. */
@NullMarked
package com.waooaw.agentexecution.writing.text;

import org.jspecify.annotations.NullMarked;
