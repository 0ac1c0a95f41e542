/** The demo: the main job, step by step, through the public HTTP API and nothing else. */
@NullMarked
package com.waooaw.local.demo;

import org.jspecify.annotations.NullMarked;
