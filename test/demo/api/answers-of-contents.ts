/** An answer with mathematics in every place where it may stand, and with dollars that are none. */
export const mathematicsAnswer = `The board shows the **quadratic formula**. For $ax^2 + bx + c = 0$ with $a \\neq 0$ the roots are

$$
x_{1,2} = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}
$$

where \\(\\Delta = b^2 - 4ac\\) is the discriminant. Below it stands, over several lines:

\\[
\\begin{aligned}
\\int_0^\\infty e^{-x^2}\\,dx &= \\frac{\\sqrt{\\pi}}{2} \\\\
\\sum_{k=1}^{n} k &= \\frac{n(n+1)}{2}
\\end{aligned}
\\]

1. The matrix $A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$ has $\\det A = -2$.
2. In an item:
   $$\\lim_{x \\to 0} \\frac{\\sin x}{x} = 1$$
   and then words again.

| what | formula |
|---|---|
| area | $\\pi r^2$ |
| volume | \\(\\frac{4}{3}\\pi r^3\\) |

The price tag says $5, the other $10; US$20 in all, about $3.50–$4 each. \`$HOME\` and $PATH stay as they are. 水的分子式是H$_2$O，价格是$5到$10。

What cannot be read stays as written: $\\frac{1}{$ and $\\href{javascript:alert(1)}{x}$.

A long one: $$f(x) = a_0 + a_1 x + a_2 x^2 + a_3 x^3 + a_4 x^4 + a_5 x^5 + a_6 x^6 + a_7 x^7 + a_8 x^8 + a_9 x^9$$`

/** An answer with what else good answers hold: tasks, footnotes, bare addresses, code of several languages. */
export const contentsAnswer = `The note on the fridge is a list:

- [x] buy bread
- [ ] water the **plants**
- [ ] call the landlord, see https://tenants.example/rights?topic=heat.

It quotes a study[^1] and a law[^law], and the study once more[^1]. 这是~~错的~~。详情见https://docs.example/guide（中文），或www.help.example。

\`\`\`python
def remaining(tasks: list[Task]) -> list[Task]: return sorted((task for task in tasks if not task.is_done), key=lambda task: task.due)
\`\`\`

\`\`\`
no language here
\`\`\`

[^1]: *Houseplants and their water*, 2019, https://journal.example/houseplants.
[^law]: Paragraph 535 of the civil code.

    It has a second paragraph.`

/** An answer in Hebrew and Arabic, with code, addresses and English between. */
export const rightToLeftAnswer = `# מה רואים בתמונה

בתמונה רואים **אגם שקט** בין הרים. כותרת הדף היא HTML, ואורכה $x^2 + 1$ תווים.

- עצי אורן כהים משני הצדדים
- CSS היא שפת עיצוב
  1. פריט פנימי ראשון
  2. פריט פנימי שני
- [ ] לבדוק את \`npm start\`
- [x] נבדק

> ההרים הרחוקים נראים בהירים יותר.

| חלק | מידה |
|---|---|
| שמיים | 46 % |
| אגם | 18 % |

This paragraph is English and reads from the left.

هذه فقرة بالعربية مع رابط https://www.example.com/page[^1].

\`\`\`js
const lake = 'אגם'
\`\`\`

[^1]: הערה אחת בעברית.`
