"""Making cases from recipes: facts first, then documents by authors who each know a part, then the key.

`made.make_case(recipe, seed, number)` is a pure function: the same three give the same case, whatever else is made.
`recipe.load_recipe(name)` gives the recipe, `writing.write_cases` puts many cases on disk, and `population` counts a
recipe's men for the model of the service, which therefore loads nothing of the documents.
"""
