"""What tests/bench/hostile.py puts the product through; each module a kind of trial with its own figures.

growth  texts that are made to be slow, once and twice as long
pages   page texts changed at random, through the parser and through the whole way
held    what is held back, looked for in every file
kills   runs of every command that are killed at a random write, and repeated
"""
