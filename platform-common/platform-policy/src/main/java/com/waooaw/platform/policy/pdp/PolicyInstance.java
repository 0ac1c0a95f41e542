package com.waooaw.platform.policy.pdp;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One evaluator of compiled policies, for one thread at a time. It speaks OPA's ABI 1.3
 * (https://www.openpolicyagent.org/docs/wasm): after a failure it may be in any state and is thrown away.
 */
final class PolicyInstance {

    private static final int PAGE = 1 << 16;
    /** 640 KiB: enough for all but the largest requests. */
    private static final int FIRST_PAGES = 10;
    /** 8 MiB: more is a request made to hurt. */
    private static final int MOST_PAGES = 128;

    private static final String MODULE = "env";

    private final Instance instance;
    private final Memory memory;
    private final ExportFunction eval;
    private final int dataAddress;
    private final int heap;

    PolicyInstance(WasmModule module, Function<Instance, Machine> machines, byte[] data) {
        memory = new ByteArrayMemory(new MemoryLimits(FIRST_PAGES, MOST_PAGES));
        instance = Instance.builder(module)
                .withImportValues(imports(memory))
                .withMachineFactory(machines)
                .build();
        eval = instance.export("opa_eval");
        call("opa_malloc", 0);
        int address = (int) call("opa_malloc", data.length);
        memory.write(address, data);
        dataAddress = (int) call("opa_json_parse", address, data.length);
        if (dataAddress == 0) {
            throw new PolicyAbortedException("the data of the bundle cannot be read");
        }
        heap = (int) call("opa_heap_ptr_get");
    }

    /**
     * Asks one entrypoint.
     *
     * @param input JSON
     * @return JSON: a list with one result, empty where the policies are undefined
     */
    String evaluate(int entrypoint, byte[] input) {
        // what was on the heap above the data is of the evaluation before, and is written over
        int after = (heap + input.length + 7) & ~7;
        int missing = (after - memory.pages() * PAGE + PAGE - 1) / PAGE;
        if (missing > 0 && memory.grow(missing) < 0) {
            throw new PolicyAbortedException("the request does not fit into the memory of the evaluator");
        }
        memory.write(heap, input);
        return text((int) eval.apply(0, entrypoint, dataAddress, heap, input.length, after, 0)[0]);
    }

    /** Whether it grew so far that its memory should be given back. */
    boolean isLarge() {
        return memory.pages() > 2 * FIRST_PAGES;
    }

    Map<String, Integer> entrypoints() {
        return numbers("entrypoints");
    }

    /** Functions the host would have to answer. */
    Set<String> builtins() {
        return numbers("builtins").keySet();
    }

    private Map<String, Integer> numbers(String export) {
        var numbers = new HashMap<String, Integer>();
        Json.MAPPER
                .readTree(text((int) call("opa_json_dump", call(export))))
                .properties()
                .forEach(field -> numbers.put(field.getKey(), field.getValue().asInt()));
        return numbers;
    }

    private long call(String export, long... arguments) {
        return instance.export(export).apply(arguments)[0];
    }

    private String text(int address) {
        return memory.readCString(address);
    }

    private static ImportValues imports(Memory memory) {
        var imports = ImportValues.builder().addMemory(new ImportMemory(MODULE, "memory", memory));
        imports.addFunction(new HostFunction(
                MODULE, "opa_abort", FunctionType.accepting(ValType.I32), (_, arguments) -> {
                    throw new PolicyAbortedException(memory.readCString((int) arguments[0]));
                }));
        imports.addFunction(
                new HostFunction(MODULE, "opa_println", FunctionType.accepting(ValType.I32), (_, _) -> new long[0]));
        for (int arguments = 0; arguments <= 4; arguments++) {
            List<ValType> types = new ArrayList<>(Collections.nCopies(arguments + 2, ValType.I32));
            imports.addFunction(new HostFunction(
                    MODULE, "opa_builtin" + arguments, FunctionType.of(types, List.of(ValType.I32)), (_, _) -> {
                        throw new PolicyAbortedException("no function of the host is allowed");
                    }));
        }
        return imports.build();
    }

    /** The policies gave up. */
    static final class PolicyAbortedException extends ChicoryException {

        private static final long serialVersionUID = 1;

        PolicyAbortedException(String message) {
            super(message);
        }
    }
}
