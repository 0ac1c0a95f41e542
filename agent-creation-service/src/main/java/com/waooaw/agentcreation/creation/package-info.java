/** The seven stages from a blueprint to an agent at work: a saga that can be started again from the database. */
@NullMarked
package com.waooaw.agentcreation.creation;

import org.jspecify.annotations.NullMarked;
