package com.waooaw.platform.policy.pdp;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Policies that OPA compiled to WebAssembly, compiled once more to byte code: once for all instances, which is why the
 * evaluator is used directly and not through a library that compiles for each.
 */
final class CompiledPolicies {

    /** Where the decision of a bundle {@code x} is asked for. */
    private static final String PREFIX = "waooaw/";

    private static final String SUFFIX = "/decision";

    private final WasmModule module;
    private final Function<Instance, Machine> machines;
    private final byte[] data;
    private final Map<String, Integer> entrypoints;

    private CompiledPolicies(
            WasmModule module, Function<Instance, Machine> machines, byte[] data, Map<String, Integer> entrypoints) {
        this.module = module;
        this.machines = machines;
        this.data = data;
        this.entrypoints = entrypoints;
    }

    static CompiledPolicies of(byte[] wasm, byte[] data) throws BundleRefusedException {
        try {
            var module = Parser.parse(wasm);
            var machines = MachineFactoryCompiler.builder(module)
                    // what is too large for a method of the JVM is interpreted: slower, and the same
                    .withInterpreterFallback(InterpreterFallback.SILENT)
                    .compile();
            var policies = new CompiledPolicies(module, machines, data, new HashMap<>());
            var first = policies.newInstance();
            var unknown = new TreeSet<>(first.builtins());
            unknown.removeAll(AllowedBuiltins.OF_THE_HOST);
            if (!unknown.isEmpty()) {
                throw new BundleRefusedException(
                        BundleFault.BUILTIN_NOT_ALLOWED, "the policies use " + String.join(", ", unknown));
            }
            first.entrypoints().forEach((path, id) -> {
                if (path.startsWith(PREFIX) && path.endsWith(SUFFIX)) {
                    policies.entrypoints.put(path.substring(PREFIX.length(), path.length() - SUFFIX.length()), id);
                }
            });
            return policies;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // a module nobody has written by hand may fail in any way; whichever, it does not come into force
            throw new BundleRefusedException(
                    BundleFault.NOT_COMPILED, "the compiled policies of the bundle cannot be run", e);
        }
    }

    /** One evaluator with a memory of its own. */
    PolicyInstance newInstance() {
        return new PolicyInstance(module, machines, data);
    }

    Set<String> bundles() {
        return entrypoints.keySet();
    }

    int entrypoint(String bundle) {
        return Objects.requireNonNull(entrypoints.get(bundle), bundle);
    }
}
