/** What the pages for people have in common: templates, login, headers. */
@NullMarked
package com.waooaw.governance.pages;

import org.jspecify.annotations.NullMarked;
