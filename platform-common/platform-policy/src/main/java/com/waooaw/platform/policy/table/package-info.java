/** Decision tables: YAML rows with CEL conditions. */
@NullMarked
package com.waooaw.platform.policy.table;

import org.jspecify.annotations.NullMarked;
