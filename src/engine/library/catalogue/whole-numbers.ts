// Lists of numbers as SQLite joins them.

/** The numbers of a list in digits with commas between: `split` would make a million strings of the largest archive. */
export function wholeNumbers(list: string): readonly number[] {
  const numbers: number[] = [];
  let number = 0;
  for (let at = 0; at < list.length; at += 1) {
    const digit = list.charCodeAt(at) - 48;
    if (digit >= 0) number = number * 10 + digit;
    else {
      numbers.push(number);
      number = 0;
    }
  }
  numbers.push(number);
  return numbers;
}
