/** What somebody asks for: the blueprint of an agent, and how it is read from YAML or JSON. */
@NullMarked
package com.waooaw.agentcreation.blueprint;

import org.jspecify.annotations.NullMarked;
