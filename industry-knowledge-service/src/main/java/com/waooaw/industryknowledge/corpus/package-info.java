/** What is known: the committed files, and the built versions in the database. Owns corpus, document, chunk, vector. */
@NullMarked
@ApplicationModule
package com.waooaw.industryknowledge.corpus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
